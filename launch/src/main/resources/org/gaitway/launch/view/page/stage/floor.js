import * as THREE from 'three';

const VERTEX = `
  uniform vec2 shift;
  varying vec2 place;
  varying vec2 around;
  void main() {
    vec4 world = modelMatrix * vec4(position, 1.0);
    place = position.xy + shift;
    around = position.xy;
    gl_Position = projectionMatrix * viewMatrix * world;
  }`;

// Lines a metre apart, bolder every five; all fade with the distance.
const FRAGMENT = `
  uniform vec3 line;
  uniform vec3 ground;
  uniform float reach;
  varying vec2 place;
  varying vec2 around;
  float grid(float spacing, float width) {
    vec2 cell = place / spacing;
    vec2 slope = fwidth(cell);
    vec2 distance = abs(fract(cell - 0.5) - 0.5) / max(slope, 1e-6);
    float coverage = 1.0 - min(min(distance.x, distance.y) / width, 1.0);
    return coverage * (1.0 - smoothstep(0.2, 0.8, max(slope.x, slope.y)));
  }
  void main() {
    float fade = 1.0 - smoothstep(0.15, 1.0, length(around) / reach);
    float lines = max(0.32 * grid(1.0, 1.2), 0.7 * grid(5.0, 1.5));
    gl_FragColor = vec4(mix(ground, line, lines), fade * fade * (0.5 + 0.5 * lines));
    #include <colorspace_fragment>
  }`;

/** A plane of the model: a grid, and shadows on it. One without an end goes where the robot goes. */
export class Floor {
  constructor(geom) {
    this.endless = geom.size[0] === 0 || geom.size[1] === 0;
    this.group = new THREE.Group();
    this.offset = new THREE.Vector2();
    const reach = this.endless ? 40 : Math.hypot(geom.size[0], geom.size[1]) * 4;
    const shape = this.endless
      ? new THREE.CircleGeometry(reach, 96)
      : new THREE.PlaneGeometry(2 * geom.size[0], 2 * geom.size[1]);
    this.material = gridMaterial(reach, this.offset);
    this.grid = new THREE.Mesh(shape, this.material);
    this.shadow = new THREE.Mesh(shape, new THREE.ShadowMaterial({opacity: 0.28}));
    this.shadow.receiveShadow = true;
    this.shadow.renderOrder = 1;
    this.moving = new THREE.Group();
    this.moving.add(this.grid, this.shadow);
    this.group.add(this.moving);
  }

  /** Takes the colours of the theme. */
  paint(line, ground) {
    this.material.uniforms.line.value.set(line);
    this.material.uniforms.ground.value.set(ground);
  }

  /** Moves the part that is drawn below a point of the world. */
  under(point) {
    if (this.endless) {
      const local = this.group.worldToLocal(point.clone());
      this.moving.position.set(local.x, local.y, 0);
      this.offset.set(local.x, local.y);
    }
  }
}

function gridMaterial(reach, offset) {
  return new THREE.ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms: {
      shift: {value: offset},
      line: {value: new THREE.Color()},
      ground: {value: new THREE.Color()},
      reach: {value: reach},
    },
    transparent: true,
    depthWrite: false,
    side: THREE.DoubleSide,
  });
}
