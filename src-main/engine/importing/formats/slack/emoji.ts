/**
 * Short names of Slack's emoji that occur in conversations and reactions, each followed by its emoji.
 * The names are those of the public emoji data that Slack uses; a workspace's own have no character.
 */
const NAMES = `
+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 ok_hand 👌 clap 👏 wave 👋 raised_hands 🙌 pray 🙏 muscle 💪 fist ✊
raised_hand ✋ hand ✋ point_up ☝️ point_up_2 👆 point_down 👇 point_left 👈 point_right 👉 handshake 🤝 v ✌️
crossed_fingers 🤞 call_me_hand 🤙 writing_hand ✍️ facepunch 👊 punch 👊 saluting_face 🫡 eyes 👀 brain 🧠
smile 😄 smiley 😃 grinning 😀 grin 😁 joy 😂 rolling_on_the_floor_laughing 🤣 laughing 😆 satisfied 😆
sweat_smile 😅 slightly_smiling_face 🙂 upside_down_face 🙃 wink 😉 blush 😊 innocent 😇 heart_eyes 😍
smiling_face_with_3_hearts 🥰 kissing_heart 😘 yum 😋 stuck_out_tongue 😛 stuck_out_tongue_winking_eye 😜
hugging_face 🤗 thinking_face 🤔 face_with_monocle 🧐 sunglasses 😎 nerd_face 🤓 partying_face 🥳 smirk 😏
unamused 😒 neutral_face 😐 expressionless 😑 no_mouth 😶 face_with_rolling_eyes 🙄 grimacing 😬 relieved 😌
pensive 😔 sleepy 😪 sleeping 😴 mask 😷 face_with_thermometer 🤒 exploding_head 🤯 confused 😕 worried 😟
slightly_frowning_face 🙁 open_mouth 😮 astonished 😲 flushed 😳 pleading_face 🥺 cry 😢 sob 😭 scream 😱
disappointed 😞 sweat 😓 weary 😩 tired_face 😫 triumph 😤 rage 😡 angry 😠 skull 💀 poop 💩 hankey 💩
ghost 👻 robot_face 🤖 see_no_evil 🙈 hear_no_evil 🙉 speak_no_evil 🙊 shrug 🤷 facepalm 🤦 man-shrugging 🤷‍♂️
woman-shrugging 🤷‍♀️ man-facepalming 🤦‍♂️ woman-facepalming 🤦‍♀️ bow 🙇 raising_hand 🙋 dancer 💃
heart ❤️ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜 black_heart 🖤
broken_heart 💔 sparkling_heart 💖 two_hearts 💕 100 💯 fire 🔥 tada 🎉 confetti_ball 🎊 sparkles ✨ star ⭐
star2 🌟 boom 💥 collision 💥 zap ⚡ rocket 🚀 trophy 🏆 medal 🏅 gift 🎁 balloon 🎈 birthday 🎂 cake 🍰
white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎
heavy_plus_sign ➕ heavy_minus_sign ➖ warning ⚠️ exclamation ❗ heavy_exclamation_mark ❗ question ❓
grey_question ❔ bangbang ‼️ interrobang ⁉️ no_entry ⛔ no_entry_sign 🚫 octagonal_sign 🛑 rotating_light 🚨
red_circle 🔴 large_blue_circle 🔵 large_green_circle 🟢 large_yellow_circle 🟡 white_circle ⚪ black_circle ⚫
arrow_up ⬆️ arrow_down ⬇️ arrow_left ⬅️ arrow_right ➡️ arrows_counterclockwise 🔄 repeat 🔁 link 🔗
pushpin 📌 round_pushpin 📍 paperclip 📎 bookmark 🔖 memo 📝 pencil 📝 pencil2 ✏️ book 📖 books 📚 newspaper 📰
calendar 📆 date 📅 clipboard 📋 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊
email 📧 envelope ✉️ inbox_tray 📥 outbox_tray 📤 package 📦 mailbox 📫 bell 🔔 no_bell 🔕 loudspeaker 📢
mega 📣 speech_balloon 💬 thought_balloon 💭 bulb 💡 mag 🔍 mag_right 🔎 lock 🔒 unlock 🔓 key 🔑 hammer 🔨
wrench 🔧 gear ⚙️ hammer_and_wrench 🛠️ computer 💻 keyboard ⌨️ phone ☎️ telephone_receiver 📞 iphone 📱
camera 📷 movie_camera 🎥 microphone 🎤 headphones 🎧 musical_note 🎵 notes 🎶 bug 🐛 ant 🐜 cat 🐱 dog 🐶
turtle 🐢 snake 🐍 whale 🐳 octopus 🐙 penguin 🐧 unicorn_face 🦄 crab 🦀 panda_face 🐼 monkey 🐒
coffee ☕ tea 🍵 beer 🍺 beers 🍻 champagne 🍾 clinking_glasses 🥂 pizza 🍕 hamburger 🍔 doughnut 🍩 cookie 🍪
apple 🍎 lemon 🍋 popcorn 🍿 sunny ☀️ cloud ☁️ rain_cloud 🌧️ snowflake ❄️ rainbow 🌈 umbrella ☔ earth_asia 🌏
earth_africa 🌍 earth_americas 🌎 seedling 🌱 evergreen_tree 🌲 four_leaf_clover 🍀 rose 🌹 cherry_blossom 🌸
house 🏠 office 🏢 school 🏫 hospital 🏥 car 🚗 bus 🚌 train 🚆 airplane ✈️ bike 🚲 hourglass ⌛
hourglass_flowing_sand ⏳ watch ⌚ alarm_clock ⏰ stopwatch ⏱️ moneybag 💰 dollar 💵 credit_card 💳 gem 💎
checkered_flag 🏁 triangular_flag_on_post 🚩 crown 👑 mortar_board 🎓 jack_o_lantern 🎃 christmas_tree 🎄
zero 0️⃣ one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ keycap_ten 🔟
cn 🇨🇳 jp 🇯🇵 kr 🇰🇷 us 🇺🇸 gb 🇬🇧 de 🇩🇪 fr 🇫🇷 flag-tw 🇹🇼 flag-hk 🇭🇰 flag-sg 🇸🇬
`;

const words = NAMES.trim().split(/\s+/);
const emojiByName: ReadonlyMap<string, string> = new Map(
  words.flatMap((name, index) => (index % 2 === 0 ? [[name, words[index + 1] ?? ''] as const] : [])),
);
const LIGHTEST_SKIN = 0x1f3fb;

/** The emoji of a short name such as `wave` or `wave::skin-tone-2`; undefined for a name without one. */
export function emojiOf(name: string): string | undefined {
  const [plain = '', tone] = name.split('::skin-tone-');
  const emoji = emojiByName.get(plain);
  const step = Number(tone) - 2;
  return emoji === undefined || !(step >= 0 && step <= 4)
    ? emoji
    : emoji.replace('\ufe0f', '') + String.fromCodePoint(LIGHTEST_SKIN + step);
}
