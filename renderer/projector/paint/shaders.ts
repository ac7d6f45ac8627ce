// GLSL ES 3.00 for the portrait and the ground behind it. All mixing is done in linear light; sRGB only at the end.

/** What both fragment shaders share: the ground of the stage, film grain, the way to the screen's sRGB. */
const STAGE = /* glsl */ `
  precision highp float;
  uniform vec2 uWindow;      // drawing buffer, px
  uniform vec3 uSquare;      // the portrait's square: x, y (from above), side; drawing-buffer px
  uniform vec3 uUmber;       // linear
  uniform vec3 uBackdrop;    // linear
  uniform float uGrain;      // 0 … 1
  uniform float uFrame;      // counts up with the grain
  out vec4 outColour;

  float hash(vec2 p) {
    vec3 q = fract(vec3(p.xyx) * 0.1031);
    q += dot(q, q.yzx + 33.33);
    return fract((q.x + q.y) * q.z);
  }

  /** A painter's backdrop: the ground lit from the left, dark at the rims. */
  vec3 ground(vec2 place) {
    vec2 glow = (place - vec2(0.44, 0.44)) / vec2(0.92, 0.88);
    vec3 lit = mix(uUmber, uBackdrop, exp(-dot(glow, glow) * 1.1));
    vec2 screen = gl_FragCoord.xy / uWindow - 0.5;
    return lit * (1.0 - 0.55 * dot(screen, screen));
  }

  vec3 toScreen(vec3 linear) {
    linear = clamp(linear, 0.0, 1.0);
    vec3 srgb = mix(linear * 12.92, 1.055 * pow(linear, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, linear));
    vec2 cell = floor(gl_FragCoord.xy / max(1.0, uWindow.y / 1440.0)) + 17.0 * uFrame;
    float noise = hash(cell) + hash(cell + 91.7) - 1.0;
    float light = dot(srgb, vec3(0.299, 0.587, 0.114));
    // Half a level keeps the dark ground from banding even without grain.
    return srgb + noise * (0.003 + uGrain * 0.030 * sqrt(light) * (1.0 - 0.6 * light));
  }
`;

export const GROUND_VERTEX = /* glsl */ `
  precision highp float;
  in vec3 position;
  void main() { gl_Position = vec4(position.xy, 0.0, 1.0); }
`;

export const GROUND_FRAGMENT = /* glsl */ `
  ${STAGE}
  void main() {
    vec2 fromAbove = vec2(gl_FragCoord.x, uWindow.y - gl_FragCoord.y);
    outColour = vec4(toScreen(ground((fromAbove - uSquare.xy) / uSquare.z)), 1.0);
  }
`;

export const PORTRAIT_VERTEX = /* glsl */ `
  precision highp float;
  in vec2 placeA;
  in vec2 placeB;
  in vec2 traits;            // delay (0 eyes … 1 jaw and hair), inner
  uniform vec2 uWindow;
  uniform vec3 uSquare;
  uniform float uProgress;   // 0 = A … 1 = B, not eased
  uniform float uWarp;       // 0 = cross-fade without movement
  uniform float uBreath;     // scale about the eyes
  out vec2 vA;
  out vec2 vB;
  out vec2 vPlace;
  out vec2 vBlend;           // progress of this vertex (not eased), inner
  const float LAG = 0.24;

  void main() {
    float own = clamp(uProgress * (1.0 + LAG) - traits.x * LAG, 0.0, 1.0);
    float eased = own * own * own * (own * (own * 6.0 - 15.0) + 10.0);
    vec2 place = mix(placeA, placeB, uWarp > 0.5 ? eased : 0.0);
    // Without movement both pictures are laid on the same places.
    vA = placeA;
    vB = uWarp > 0.5 ? placeB : placeA;
    vPlace = place;
    vBlend = vec2(own, traits.y);
    vec2 breathing = (place - vec2(0.5, 0.475)) * uBreath + vec2(0.5, 0.475);
    vec2 window = (uSquare.xy + breathing * uSquare.z) / uWindow;
    gl_Position = vec4(window.x * 2.0 - 1.0, 1.0 - window.y * 2.0, 0.0, 1.0);
  }
`;

export const PORTRAIT_FRAGMENT = /* glsl */ `
  ${STAGE}
  in vec2 vA;
  in vec2 vB;
  in vec2 vPlace;
  in vec2 vBlend;
  uniform sampler2D uPictureA;
  uniform sampler2D uPictureB;
  uniform sampler2D uMatteA;
  uniform sampler2D uMatteB;
  uniform vec4 uLookA;       // texture size px, level of detail, sharpening, 1 = keyed
  uniform vec4 uLookB;
  uniform float uProgress;
  uniform float uFine;       // 1 = bicubic magnification
  uniform vec3 uRim;         // linear colour of the rim light

  /** Catmull-Rom in nine bilinear taps: magnified pictures without diamonds. */
  vec3 bicubic(sampler2D picture, vec2 uv, float size) {
    vec2 at = uv * size;
    vec2 centre = floor(at - 0.5) + 0.5;
    vec2 f = at - centre;
    vec2 w0 = f * (-0.5 + f * (1.0 - 0.5 * f));
    vec2 w1 = 1.0 + f * f * (-2.5 + 1.5 * f);
    vec2 w2 = f * (0.5 + f * (2.0 - 1.5 * f));
    vec2 w3 = f * f * (-0.5 + 0.5 * f);
    vec2 w12 = w1 + w2;
    vec2 p0 = (centre - 1.0) / size;
    vec2 p12 = (centre + w2 / w12) / size;
    vec2 p3 = (centre + 2.0) / size;
    vec3 sum = textureLod(picture, vec2(p12.x, p0.y), 0.0).rgb * (w12.x * w0.y)
      + textureLod(picture, vec2(p0.x, p12.y), 0.0).rgb * (w0.x * w12.y)
      + textureLod(picture, p12, 0.0).rgb * (w12.x * w12.y)
      + textureLod(picture, vec2(p3.x, p12.y), 0.0).rgb * (w3.x * w12.y)
      + textureLod(picture, vec2(p12.x, p3.y), 0.0).rgb * (w12.x * w3.y);
    float weight = w12.x * w0.y + w0.x * w12.y + w12.x * w12.y + w3.x * w12.y + w12.x * w3.y;
    return max(sum / weight, 0.0);
  }

  /** A picture brought to the common look: fine detail is lifted in a perceptual space, so that no halo shines. */
  vec3 shown(sampler2D picture, vec2 uv, vec4 look, float lift) {
    vec3 sharp = uFine > 0.5 && look.y <= 0.0 ? bicubic(picture, uv, look.x) : textureLod(picture, uv, max(look.y, 0.0)).rgb;
    float level = log2(look.x / 512.0) + 1.0;
    float reach = 0.75 / 512.0;
    vec3 soft = 0.25 * (textureLod(picture, uv + vec2(reach, reach), level).rgb + textureLod(picture, uv + vec2(-reach, reach), level).rgb
      + textureLod(picture, uv + vec2(reach, -reach), level).rgb + textureLod(picture, uv - vec2(reach, reach), level).rgb);
    vec3 low = sqrt(soft);
    vec3 detail = clamp(sqrt(sharp) - low, -0.12, 0.12);
    vec3 seen = max(low + detail * ((1.0 + look.z) * lift), 0.0);
    return seen * seen;
  }

  float noise(vec2 p) {
    vec2 i = floor(p);
    vec2 f = fract(p);
    f = f * f * (3.0 - 2.0 * f);
    return mix(mix(hash(i), hash(i + vec2(1, 0)), f.x), mix(hash(i + vec2(0, 1)), hash(i + vec2(1, 1)), f.x), f.y);
  }

  /**
   * How far the front that uncovers the other hair has come here. Hair grows out of the head and draws back into it;
   * where both have some, a frayed line goes from the crown down. So no place shows two hairstyles for long.
   */
  float front(float alphaA, float alphaB) {
    float frayed = 0.62 * noise(vPlace * 5.0 + 3.1) + 0.38 * noise(vPlace * 13.0);
    float away = clamp((length((vPlace - vec2(0.5, 0.48)) / vec2(0.50, 0.56)) - 0.5) / 0.5, 0.0, 1.0);
    float grows = (alphaB - alphaA) * (away - 0.35);
    float down = (1.0 - abs(alphaB - alphaA)) * (vPlace.y - 0.5) * 0.5;
    float late = clamp(0.5 + 0.62 * grows + down + 0.42 * (frayed - 0.5), 0.0, 1.0);
    const float SOFT = 0.36;
    float progress = mix(uProgress, smoothstep(0.0, 1.0, uProgress), 0.4);
    return smoothstep(0.0, 1.0, (progress * (1.0 + SOFT) - late) / SOFT);
  }

  /** Light from the left caught by the edge of hair and shoulder. */
  float rim(sampler2D matte, vec2 uv, float keyed) {
    float outside = 1.0 - textureLod(matte, uv + vec2(-0.020, -0.012), 0.0).r;
    return keyed * outside * smoothstep(0.6, 1.0, textureLod(matte, uv, 0.0).r);
  }

  void main() {
    float feather = smoothstep(0.0, 0.15, vPlace.x) * smoothstep(0.0, 0.15, 1.0 - vPlace.x)
      * smoothstep(0.0, 0.065, vPlace.y) * (1.0 - smoothstep(0.84, 0.985, vPlace.y));
    float inner = smoothstep(0.0, 1.0, vBlend.y);
    float own = smoothstep(0.18, 0.82, vBlend.x);
    float alphaA = textureLod(uMatteA, vA, 0.0).r;
    float alphaB = textureLod(uMatteB, vB, 0.0).r;
    float blend = mix(front(alphaA, alphaB), own, inner);
    // Mixing two faces flattens their detail; this gives its variance back.
    float lift = inversesqrt(blend * blend + (1.0 - blend) * (1.0 - blend));

    vec4 sum = vec4(0.0);
    float light = 0.0;
    if (blend < 1.0) {
      sum += (1.0 - blend) * vec4(shown(uPictureA, vA, uLookA, lift) * alphaA, alphaA);
      light += (1.0 - blend) * rim(uMatteA, vA, uLookA.w);
    }
    if (blend > 0.0) {
      sum += blend * vec4(shown(uPictureB, vB, uLookB, lift) * alphaB, alphaB);
      light += blend * rim(uMatteB, vB, uLookB.w);
    }
    // Below the collar the edge is a guess: nothing there is to shine.
    light *= 1.0 - smoothstep(0.74, 0.84, vPlace.y);
    vec3 person = sum.rgb + light * uRim * (0.10 * sum.a + 2.6 * sum.rgb);
    vec3 colour = mix(ground(vPlace), person + ground(vPlace) * (1.0 - sum.a), feather);
    outColour = vec4(toScreen(colour), 1.0);
  }
`;
