/** The whole program: what a user types, and the files that come of it. */
package org.gaitway.launch.e2e;
