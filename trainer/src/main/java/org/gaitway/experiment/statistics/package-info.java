/** What a handful of runs can say, and how sure it is. */
package org.gaitway.experiment.statistics;
