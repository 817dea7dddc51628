import * as THREE from 'three';

/** The geometry of a geom of the model; null for those drawn otherwise, or not at all. */
export function geometryOf(geom, surface) {
  const [a, b, c] = geom.size;
  switch (geom.shape) {
    case 'SPHERE':
      return new THREE.SphereGeometry(a, 40, 28);
    case 'CAPSULE':
      return new THREE.CapsuleGeometry(a, 2 * b, 12, 32).rotateX(Math.PI / 2);
    case 'CYLINDER':
      return new THREE.CylinderGeometry(a, a, 2 * b, 40).rotateX(Math.PI / 2);
    case 'ELLIPSOID':
      return new THREE.SphereGeometry(1, 40, 28).scale(a, b, c);
    case 'BOX':
      return new THREE.BoxGeometry(2 * a, 2 * b, 2 * c);
    case 'MESH':
    case 'HEIGHT_FIELD':
      return surface ? surfaceGeometry(surface) : null;
    default:
      return null;
  }
}

function surfaceGeometry({vertices, triangles}) {
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.BufferAttribute(vertices, 3));
  geometry.setIndex(new THREE.BufferAttribute(triangles, 1));
  geometry.computeVertexNormals();
  return geometry;
}

/**
 * The material of a geom, from its colour and opacity.
 *
 * @param layer of geoms whose surfaces coincide, as at a joint, the one of the lowest is in front
 */
export function materialOf(geom, layer) {
  const [red, green, blue, opacity] = geom.colour;
  return new THREE.MeshStandardMaterial({
    color: new THREE.Color().setRGB(red, green, blue, THREE.SRGBColorSpace),
    roughness: 0.5,
    metalness: 0.04,
    flatShading: geom.shape === 'MESH',
    polygonOffset: true,
    polygonOffsetUnits: 4 * layer,
    polygonOffsetFactor: 0.02 * layer,
    transparent: opacity < 1,
    opacity,
  });
}

/** MuJoCo's quaternions are w x y z. */
export function setPose(object, position, rotation) {
  object.position.fromArray(position);
  object.quaternion.set(rotation[1], rotation[2], rotation[3], rotation[0]);
}
