"use strict";
/**
 * The small system of the simulation's tests, as one writes it with SIM.JS: every request is an event of its own, waits
 * for one of an instance's processors, and is served for an exponential time. Instances, checks, the loss of one, and its
 * replacement are those of the drill.
 */
// The package exports nothing in Node: it puts itself on a window.
globalThis.window = {};
require("simjs");
const { Entity, Facility, Random, Sim } = globalThis.window.Sim;
delete globalThis.window;

/** @typedef {{ seed: number, ratePerSecond: number, seconds: number, leadSeconds: number, tier: any }} Wanted */

/** @param {Wanted} wanted */
function runPeer(wanted) {
  const random = new Random(wanted.seed);
  const sim = new Sim();
  const counts = { offered: 0, served: 0, failed: 0, waited: 0, events: 0 };
  const system = { ...wanted, random, counts, instances: [] };
  for (let index = 0; index < wanted.tier.group.minimum; index += 1) addInstance(sim, system, true);
  sim.addEntity(Clients, "clients", system);
  sim.addEntity(Group, "group", system);
  sim.simulate(wanted.leadSeconds + wanted.seconds);
  return counts;
}

function addInstance(sim, system, isHealthy) {
  const { processors } = system.tier;
  const facility = new Facility("processors", Facility.FCFS, processors);
  const instance = { isAlive: isHealthy, isHealthy, facility, failures: 0 };
  system.instances.push(instance);
  sim.addEntity(Checks, "checks", system, instance);
  return instance;
}

class Clients extends Entity {
  start(system) {
    this.system = system;
    this.next();
  }

  next() {
    const { random, ratePerSecond } = this.system;
    this.setTimer(random.exponential(ratePerSecond)).done(this.arrive, this);
  }

  arrive() {
    const { counts, instances, random, tier } = this.system;
    counts.events += 1;
    counts.offered += 1;
    const healthy = instances.filter(({ isHealthy }) => isHealthy);
    const chosen = healthy.length > 0 ? healthy : instances;
    const { isAlive, facility } = chosen[Math.floor(random.uniform(0, chosen.length))];
    if (isAlive) {
      const seconds = random.exponential(tier.ratedPerSecond / tier.processors);
      const since = this.time();
      this.useFacility(facility, seconds).done(() => {
        counts.events += 1;
        counts.served += 1;
        counts.waited += this.time() - since - seconds;
      });
    } else counts.failed += 1;
    this.next();
  }
}

class Checks extends Entity {
  start(system, instance) {
    Object.assign(this, { system, instance });
    const { intervalSeconds } = system.tier.check;
    this.setTimer(system.random.uniform(0, intervalSeconds)).done(this.check, this);
  }

  check() {
    const { counts, tier } = this.system;
    const { intervalSeconds, timeoutSeconds, unhealthyThreshold } = tier.check;
    counts.events += 1;
    if (this.instance.isAlive) {
      this.instance.failures = 0;
      this.instance.isHealthy = true;
    } else {
      this.instance.failures += 1;
      if (this.instance.failures === unhealthyThreshold) {
        this.setTimer(timeoutSeconds).done(() => {
          this.instance.isHealthy = false;
        });
      }
    }
    this.setTimer(intervalSeconds).done(this.check, this);
  }
}

/** Loses the first instance at the trigger, and replaces it. */
class Group extends Entity {
  start(system) {
    this.system = system;
    this.setTimer(system.leadSeconds).done(() => {
      system.instances[0].isAlive = false;
    });
    this.setTimer(system.leadSeconds + system.random.uniform(0, 60)).done(this.replace, this);
  }

  replace() {
    const { random, tier } = this.system;
    const { launchSeconds: launch, bootSeconds: boot } = tier.group;
    const seconds =
      random.triangular(launch.min, launch.max, launch.likely) +
      random.triangular(boot.min, boot.max, boot.likely);
    this.setTimer(seconds).done(() => {
      addInstance(this.sim, this.system, false).isAlive = true;
    });
  }
}

module.exports = { runPeer };
