/**
 * Films and pictures of episodes: a {@link org.gaitway.launch.render.FrameSource} gives states over
 * time, a {@link org.gaitway.launch.render.Film} says what of them is shown, and a {@link
 * org.gaitway.launch.render.VideoFile} takes the pictures.
 */
package org.gaitway.launch.render;
