/**
 * States and commands as bytes: JSON, which anyone can read, and a compact binary form of fixed
 * size. {@code docs/mqtt.md} describes both for whoever writes the other side.
 */
package org.gaitway.adapter.mqtt.payload;
