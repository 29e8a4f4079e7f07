/**
 * The search field over the timeline and what it found: {@link io.poolscope.view.search.SearchBar}.
 */
package io.poolscope.view.search;
