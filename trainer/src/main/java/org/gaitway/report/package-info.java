/**
 * What a run tells its user: the progress line, {@code metrics.csv}, TensorBoard events and the
 * learning curve.
 *
 * <p>Files are written so that a reader never meets half a row: rows are flushed whole, pictures
 * appear by renaming.
 */
package org.gaitway.report;
