/** Plain words of two syllables, one for each value of a byte. The order never changes: people compare what they wrote down. */
export const FINGERPRINT_WORDS: readonly string[] = `
acorn actor album amber anchor angle ankle answer apple apron arrow autumn badger bagel baker bamboo banjo banner barley barrel
basil basket beacon beaver belfry bison blanket blossom bobbin bonnet border bottle boulder bracket branches bridges bronco bucket
buckle budget buffer bugle bundle burrow butter button cabin cactus camel candle canvas canyon carbon cargo carpet carrot castle
cavern cedar cellar chapel chapter cherry chimney chisel cinder circle circus citrus clover cobalt cobbler coffee collar comet
compass copper coral corner cotton cottage cradle crater crayon cricket crystal curtain cushion cymbal dagger daisy dancer denim
desert diamond dinner doctor dolphin donkey dragon drummer eagle easel echo ember engine falcon farmer feather fennel ferry fiddle
filter finger flannel flavor flower folder forest fountain fossil freckle funnel galley garden garlic garnet gazelle geyser ginger
glacier goblet goggles granite gravel guitar hammer hammock harbor harvest hazel helmet heron hinges hockey honey hopper hornet
iceberg igloo indigo inkwell insect iris island ivy jacket jasmine jersey jigsaw jockey journal jungle kayak kernel kettle kingdom
kitchen kitten koala ladder lagoon lantern laurel lemon lettuce lichen linen lizard lobster locket lotus lumber magnet mango
mantle maple marble market meadow melon mentor mirror mitten monkey mortar muffin mustard napkin nectar needle nickel nutmeg oasis
ocean olive onion orbit orchard otter oven oyster paddle palace panda paper parcel parrot pasture peanut pebble pencil pepper
pickle pigeon pillow planet plaza pocket poplar powder prairie puddle pumpkin puppet quarry quartz rabbit radish
ribbon river rocket saddle saffron sailor salad sandal sapphire satin sculptor shadow silver siren spider spruce sugar
`
  .trim()
  .split(/\s+/);

/** Words shown of a fingerprint: 64 bits, for people to compare. Programs compare the whole hash. */
const WORDS_SHOWN = 8;

/** @param fingerprint SHA-256 in hex @returns a word for each of its first bytes */
export function fingerprintWords(fingerprint: string): string {
  return Array.from(
    { length: WORDS_SHOWN },
    (_, i) => FINGERPRINT_WORDS[Number.parseInt(fingerprint.slice(2 * i, 2 * i + 2), 16)],
  ).join(' ');
}
