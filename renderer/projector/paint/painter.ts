import {
  BufferAttribute,
  BufferGeometry,
  Color,
  GLSL3,
  Mesh,
  NoBlending,
  OrthographicCamera,
  RawShaderMaterial,
  Scene,
  SRGBColorSpace,
  Vector2,
  Vector3,
  Vector4,
  WebGLRenderer,
  type IUniform,
} from 'three';
import type { MorphMesh } from '../morph/morph-mesh.ts';
import { BACKDROP, UMBER } from '../portrait/backdrop.ts';
import type { Portrait } from '../portrait/portrait.ts';
import type { Square } from '../stage/layout.ts';
import { createMeshGeometry } from './mesh-geometry.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { GROUND_FRAGMENT, GROUND_VERTEX, PORTRAIT_FRAGMENT, PORTRAIT_VERTEX } from './shaders.ts';

/** One picture of the stage. */
interface Painting {
  readonly from: Portrait;
  readonly to: Portrait;
  readonly mesh: MorphMesh;
  /** 0 = `from` … 1 = `to`, not eased. */
  readonly progress: number;
  /** False: a cross-fade without movement. */
  readonly warp: boolean;
  readonly breath: number;
  /** Where the picture stands, CSS px. */
  readonly square: Square;
  /** Counts up a dozen times a second. */
  readonly grain: number;
}

export interface Painter {
  readonly pictures: Pictures;
  readonly paint: (painting: Painting) => void;
  readonly paintBlack: () => void;
  /** @param scale drawing-buffer px per CSS px */
  readonly resize: (width: number, height: number, scale: number) => void;
  /** True where the "graphics card" is a program: tests, and machines with a broken driver. */
  readonly software: boolean;
}

const linear = ([red, green, blue]: readonly [number, number, number]): Color =>
  new Color().setRGB(red / 255, green / 255, blue / 255, SRGBColorSpace);

/** A hair of warm light (ochre, LOOK.md). */
const RIM = linear([217, 164, 65]).multiplyScalar(0.34);

/** Draws the stage into a canvas with WebGL 2. Throws where there is none. */
export function createPainter(canvas: HTMLCanvasElement): Painter {
  const renderer = new WebGLRenderer({
    canvas,
    antialias: false,
    alpha: false,
    depth: false,
    stencil: false,
    powerPreference: 'high-performance',
    // What is on the screen can be read back: by tests, and by a still of the show.
    preserveDrawingBuffer: true,
  });
  renderer.autoClear = false;
  renderer.setClearColor(0x000000, 1);
  const pictures = createPictures(renderer);
  const stage: Record<string, IUniform> = {
    uWindow: { value: new Vector2(1, 1) },
    uSquare: { value: new Vector3(0, 0, 1) },
    uUmber: { value: linear(UMBER) },
    uBackdrop: { value: linear(BACKDROP) },
    uGrain: { value: 1 },
    uFrame: { value: 0 },
  };
  const portrait: Record<string, IUniform> = {
    ...stage,
    uProgress: { value: 0 },
    uWarp: { value: 1 },
    uBreath: { value: 1 },
    uPictureA: { value: null },
    uPictureB: { value: null },
    uMatteA: { value: null },
    uMatteB: { value: null },
    uLookA: { value: new Vector4() },
    uLookB: { value: new Vector4() },
    uFine: { value: 1 },
    uRim: { value: RIM },
  };
  const mesh = createMeshGeometry();
  const scene = new Scene();
  scene.matrixWorldAutoUpdate = false;
  scene.add(drawn(screenQuad(), GROUND_VERTEX, GROUND_FRAGMENT, stage, 0));
  scene.add(drawn(mesh.geometry, PORTRAIT_VERTEX, PORTRAIT_FRAGMENT, portrait, 1));
  const camera = new OrthographicCamera();
  let scale = 1;
  const software = isSoftware(renderer);
  portrait.uFine!.value = software ? 0 : 1;

  const bind = (which: 'A' | 'B', shown: Portrait, side: number): void => {
    const { colour, matte } = pictures.of(shown);
    portrait[`uPicture${which}`]!.value = colour;
    portrait[`uMatte${which}`]!.value = matte;
    const size = shown.bitmap.width;
    (portrait[`uLook${which}`]!.value as Vector4).set(
      size,
      Math.log2(size / side),
      shown.sharpening,
      shown.keyed ? 1 : 0,
    );
  };

  return {
    pictures,
    software,
    paint: ({ from, to, mesh: shape, progress, warp, breath, square, grain }) => {
      const side = square.side * scale;
      (stage.uSquare!.value as Vector3).set(square.x * scale, square.y * scale, side);
      stage.uFrame!.value = grain;
      portrait.uProgress!.value = progress;
      portrait.uWarp!.value = warp ? 1 : 0;
      portrait.uBreath!.value = breath;
      bind('A', from, side);
      bind('B', to, side);
      mesh.set(shape);
      renderer.render(scene, camera);
    },
    paintBlack: () => {
      renderer.clear();
    },
    resize: (width, height, perPixel) => {
      scale = perPixel;
      renderer.setPixelRatio(1);
      renderer.setSize(
        Math.max(1, Math.round(width * perPixel)),
        Math.max(1, Math.round(height * perPixel)),
        false,
      );
      (stage.uWindow!.value as Vector2).set(canvas.width, canvas.height);
    },
  };
}

function drawn(
  geometry: BufferGeometry,
  vertexShader: string,
  fragmentShader: string,
  uniforms: Record<string, IUniform>,
  order: number,
): Mesh {
  const material = new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader,
    fragmentShader,
    uniforms,
    blending: NoBlending,
    depthTest: false,
    depthWrite: false,
    toneMapped: false,
    side: 2,
  });
  const made = new Mesh(geometry, material);
  made.frustumCulled = false;
  made.renderOrder = order;
  return made;
}

function screenQuad(): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute(
    'position',
    new BufferAttribute(new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]), 3),
  );
  return geometry;
}

function isSoftware(renderer: WebGLRenderer): boolean {
  const gl = renderer.getContext();
  const named = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(named === null ? '' : gl.getParameter(named.UNMASKED_RENDERER_WEBGL));
  return /swiftshader|llvmpipe|softpipe|software|basic render/iu.test(name);
}
