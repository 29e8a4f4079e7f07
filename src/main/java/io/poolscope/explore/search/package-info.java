/**
 * Finds tasks by what people say of them: {@code run>100ms failed}, {@code #17}, {@code worker:worker-3 "page 5"}. A query is read
 * once into a predicate over numbers, so that a million tasks are searched without an object for each.
 *
 * <p>{@link io.poolscope.explore.search.SearchQuery} is a text that was read, by {@code SearchParser} and, term by term, {@code
 * SearchTerm}; {@link io.poolscope.explore.search.SearchableTask} is what it asks of a task, and {@link
 * io.poolscope.explore.search.SearchResults} is what it finds in a snapshot and one steps through.
 */
package io.poolscope.explore.search;
