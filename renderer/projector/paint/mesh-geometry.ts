import { BufferAttribute, BufferGeometry, DynamicDrawUsage } from 'three';
import type { MorphMesh } from '../morph/morph-mesh.ts';

/** More than any pair of faces has: 468 landmarks, hair, neck and border. */
const VERTICES = 720;
const INDICES = VERTICES * 6;

/** One geometry for every morph of the evening: filled anew for each pair, never allocated again. */
export interface MeshGeometry {
  readonly geometry: BufferGeometry;
  readonly set: (mesh: MorphMesh) => void;
}

export function createMeshGeometry(): MeshGeometry {
  const geometry = new BufferGeometry();
  const attribute = (name: string): BufferAttribute => {
    const made = new BufferAttribute(new Float32Array(VERTICES * 2), 2).setUsage(DynamicDrawUsage);
    geometry.setAttribute(name, made);
    return made;
  };
  const [placeA, placeB, traits] = [attribute('placeA'), attribute('placeB'), attribute('traits')];
  const index = new BufferAttribute(new Uint16Array(INDICES), 1).setUsage(DynamicDrawUsage);
  geometry.setIndex(index);
  let current: MorphMesh | null = null;
  return {
    geometry,
    set: (mesh) => {
      if (mesh === current) return;
      current = mesh;
      for (const [target, source] of [
        [placeA, mesh.a],
        [placeB, mesh.b],
        [traits, mesh.traits],
      ] as const) {
        target.array.set(source);
        target.needsUpdate = true;
      }
      index.array.set(mesh.triangles);
      index.needsUpdate = true;
      geometry.setDrawRange(0, mesh.triangles.length);
    },
  };
}
