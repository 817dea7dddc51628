/** Random numbers that repeat exactly and can be saved. */
package org.gaitway.random;
