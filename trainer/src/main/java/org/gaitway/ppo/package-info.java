/**
 * Proximal policy optimisation (Schulman et al. 2017): settings, surrogates, advantages, the CPU
 * learner, and the loop that collects, learns and reports.
 */
package org.gaitway.ppo;
