/** Topics of episodes as tables: a row for each message, a column for each number or text in it. */
package org.gaitway.launch.episodes.table;
