/**
 * ROS 2 messages as bytes: definitions in the text of {@code .msg} files, the encoding CDR (OMG
 * DDS-XTypes, XCDR version 1), and a decoder for any message whose definition is known.
 */
package org.gaitway.cdr;
