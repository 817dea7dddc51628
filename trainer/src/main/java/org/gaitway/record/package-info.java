/**
 * Writes the episodes of trainings and evaluations to files, one an episode, on the threads that
 * drive the environments: nothing is ever left out, and what is in a file does not depend on the
 * number of threads.
 */
package org.gaitway.record;
