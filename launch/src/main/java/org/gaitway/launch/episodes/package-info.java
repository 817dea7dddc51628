/** {@code gaitway episodes}: what the files of episodes hold, and what can be made of them. */
package org.gaitway.launch.episodes;
