/**
 * The control loop: from a robot's state to its next command, on time and inside the safety
 * envelope.
 */
package org.gaitway.control;
