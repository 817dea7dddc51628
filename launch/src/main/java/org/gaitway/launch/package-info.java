/**
 * The command line {@code gaitway}: one class a command. Commands read options, call the other
 * modules and print; what they compute is computed there.
 */
package org.gaitway.launch;
