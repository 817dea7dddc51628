/** {@code gaitway replay}: logged episodes taken again, played, and compared with a simulation. */
package org.gaitway.launch.replay;
