/**
 * PPO's update on an NVIDIA GPU: data go up once, all epochs of minibatches run there as recorded
 * work, and the parameters come back. Kernels are text in this package's resources and compiled
 * when a device is opened; nothing native is touched before. {@code docs/cuda.md} tells the design.
 */
package org.gaitway.ppo.cuda;
