/**
 * Experiments: plans of tasks x settings x seeds, their runs over the cores, and reports that say
 * how sure the outcome is.
 */
package org.gaitway.experiment;
