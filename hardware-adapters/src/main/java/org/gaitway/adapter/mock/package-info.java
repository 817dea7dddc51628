/** A robot without hardware: to try a configuration, a policy or a control loop at the desk. */
package org.gaitway.adapter.mock;
