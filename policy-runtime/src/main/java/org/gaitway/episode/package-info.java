/**
 * Episodes as files: what happened in one episode of a training, an evaluation or a run on a robot,
 * in MCAP with ROS 2 messages, so that it opens in the tools that engineers have and replays
 * exactly.
 */
package org.gaitway.episode;
