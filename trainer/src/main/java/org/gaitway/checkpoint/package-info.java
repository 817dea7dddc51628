/** Whole training states in files that are either complete or refused. */
package org.gaitway.checkpoint;
