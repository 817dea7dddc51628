/** An episode as the viewer needs it: signals, safety events and states over time, in memory. */
package org.gaitway.launch.view.recording;
