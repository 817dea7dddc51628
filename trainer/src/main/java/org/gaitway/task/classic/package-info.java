/**
 * The nine classic MuJoCo tasks, with Gymnasium's semantics of versions 4 and 5, so that results
 * compare with published ones.
 */
package org.gaitway.task.classic;
