/**
 * The safety envelope: what is checked of a robot's state, of what a policy observes and does, and
 * of every command, and what happens when a check trips. Nothing outside the envelope is written to
 * a robot.
 */
package org.gaitway.safety;
