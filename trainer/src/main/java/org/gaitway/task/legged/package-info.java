/** Robots with legs that follow a velocity command: their description, their task and its terms. */
package org.gaitway.task.legged;
