/**
 * The built-in scenarios, a few related ones to a file: each class is what runs and, cut at its marks, what is shown.
 * {@link io.poolscope.scenario.catalogue.Catalogue} lists them and finds them by id.
 *
 * <p>Their Python counterparts lie beside them in {@code python/ID.py}.
 */
package io.poolscope.scenario.catalogue;
