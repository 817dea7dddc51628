import * as THREE from 'three';

const MOST = 128;

/** Numbers of a contact: place, force, body. */
const CONTACT = 7;
const UP = new THREE.Vector3(0, 1, 0);

/** Contact forces as arrows that point where the robot is pushed. */
export class Forces {
  constructor(colour) {
    this.material = new THREE.MeshBasicMaterial({
      color: colour, toneMapped: false, transparent: true, depthTest: false,
    });
    this.shafts = this.instances(new THREE.CylinderGeometry(1, 1, 1, 12).translate(0, 0.5, 0));
    this.heads = this.instances(new THREE.ConeGeometry(1, 1, 20).translate(0, 0.5, 0));
    this.group = new THREE.Group();
    this.group.add(this.shafts, this.heads);
    this.newtonsPerMetre = 1;
    this.size = 1;
  }

  instances(geometry) {
    const mesh = new THREE.InstancedMesh(geometry, this.material, MOST);
    mesh.frustumCulled = false;
    mesh.count = 0;
    mesh.renderOrder = 2; // Also seen through the robot.
    return mesh;
  }

  paint(colour) {
    this.material.color.set(colour);
  }

  /** Fits the arrows to a robot: most forces of these contacts are to be about as long as it. */
  fit(contacts, size) {
    const strengths = [];
    for (let i = 0; i < contacts.length; i += CONTACT) {
      strengths.push(Math.hypot(contacts[i + 3], contacts[i + 4], contacts[i + 5]));
    }
    strengths.sort((a, b) => a - b);
    const strong = strengths[Math.floor(0.8 * strengths.length)] || 1;
    this.size = size;
    this.newtonsPerMetre = strong / (0.9 * size);
  }

  /**
   * Draws contacts; returns the sum of the forces' strengths [N].
   *
   * @param carry moves a place along with a body, which is drawn between two frames
   */
  show(contacts, carry) {
    let count = 0;
    let total = 0;
    for (let i = 0; i < contacts.length && count < MOST; i += CONTACT) {
      const force = new THREE.Vector3().fromArray(contacts, i + 3);
      const strength = force.length();
      if (Number.isFinite(strength) && strength > 0) {
        total += strength;
        const place = carry(new THREE.Vector3().fromArray(contacts, i), contacts[i + 6]);
        this.arrow(count++, place, force, strength);
      }
    }
    for (const mesh of [this.shafts, this.heads]) {
      mesh.count = count;
      mesh.instanceMatrix.needsUpdate = true;
    }
    return total;
  }

  arrow(index, place, force, strength) {
    const length = Math.min(1.6 * this.size, strength / this.newtonsPerMetre);
    const thick = Math.min(0.014 * this.size, 0.1 * length);
    const head = Math.min(0.11 * this.size, 0.45 * length);
    const direction = force.divideScalar(strength);
    const turn = new THREE.Quaternion().setFromUnitVectors(UP, direction);
    const matrix = new THREE.Matrix4();
    matrix.compose(place, turn, new THREE.Vector3(thick, length - head, thick));
    this.shafts.setMatrixAt(index, matrix);
    place.addScaledVector(direction, length - head);
    matrix.compose(place, turn, new THREE.Vector3(2.6 * thick, head, 2.6 * thick));
    this.heads.setMatrixAt(index, matrix);
  }
}
