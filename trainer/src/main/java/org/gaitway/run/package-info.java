/**
 * A training run as the user sees it: a folder with its configuration, metrics, curve, checkpoints
 * and frozen policy; and the evaluation of what came out.
 */
package org.gaitway.run;
