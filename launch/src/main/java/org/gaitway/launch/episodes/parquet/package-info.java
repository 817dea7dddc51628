/**
 * Writes tables as Apache Parquet: typed columns, in compressed groups of rows. Only what such
 * tables need: values that are always there, and lists of them.
 *
 * <p>The format is that of parquet-format 2.10, restricted to what every reader knows: data pages
 * of version 1, plain values, gzip.
 */
package org.gaitway.launch.episodes.parquet;
