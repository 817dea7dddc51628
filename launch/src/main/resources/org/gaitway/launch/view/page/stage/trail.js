import * as THREE from 'three';

/** The path of the robot's base over the whole episode, from a coarse pass over its poses: on the
 * floor, where there is a level one. */
export class Trail {
  constructor(colour) {
    this.material = new THREE.LineBasicMaterial({color: colour, transparent: true, opacity: 0.6});
    this.line = new THREE.Line(new THREE.BufferGeometry(), this.material);
    this.line.frustumCulled = false;
  }

  paint(colour) {
    this.material.color.set(colour);
  }

  /** Takes the places of the first body from blocks of poses. */
  set(block, floorHeight = null) {
    const places = [];
    for (let i = 0; block && block.width > 7 && i < block.frames; i++) {
      const at = i * block.width + 7;
      if (Number.isFinite(block.poses[at])) {
        places.push(block.poses[at], block.poses[at + 1], floorHeight ?? block.poses[at + 2]);
      }
    }
    this.line.geometry.dispose();
    this.line.geometry = new THREE.BufferGeometry();
    this.line.geometry.setAttribute('position', new THREE.Float32BufferAttribute(places, 3));
  }
}
