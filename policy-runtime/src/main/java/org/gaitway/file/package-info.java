/** Files that are either complete or not there. */
package org.gaitway.file;
