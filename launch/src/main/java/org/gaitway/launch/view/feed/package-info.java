/** Reads episode files, also growing ones, into recordings. */
package org.gaitway.launch.view.feed;
