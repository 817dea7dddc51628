/**
 * What a policy observes, by name: where each term of the observation comes from on a robot, and
 * the assembly of terms into the vector that the network takes.
 */
package org.gaitway.observation;
