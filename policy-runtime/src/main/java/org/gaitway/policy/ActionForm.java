package org.gaitway.policy;

/** What has still to be done to a policy's output before it is a command. */
public enum ActionForm {
  /** Nothing: it is what the actuators take. Policies that Gaitway freezes are of this form. */
  COMMAND,
  /**
   * It is the bare output of the network: times the joint's action scale, and for positions plus
   * the default position, it is what the actuators take. Others' policies are of this form.
   */
  SCALED
}
