/**
 * The viewer's pages and data over HTTP, to this computer alone. A browser needs a socket to talk
 * to, so this is the one package outside the adapters that opens one; it takes nothing in but
 * requests to read.
 */
package org.gaitway.launch.view.web;
