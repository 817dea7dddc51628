/** The side of a link on which the robot is: it publishes states and takes commands. */
package org.gaitway.adapter.host;
