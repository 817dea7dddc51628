/** The viewer: {@code gaitway view}, and the episodes that it has to show. */
package org.gaitway.launch.view;
