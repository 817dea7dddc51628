/** The robot in 3D: the shapes of a model, and where they are in each frame of a recording. */
package org.gaitway.launch.view.scene;
