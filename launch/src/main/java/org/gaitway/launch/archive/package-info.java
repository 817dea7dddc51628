/** Makes self-contained archives: a Java runtime, the program's jars and a start script. */
package org.gaitway.launch.archive;
