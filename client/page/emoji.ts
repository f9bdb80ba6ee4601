/** The emoji to choose from: the ones people send most in conversations with a shop or a service, by what they are about. */

const of = (text: string): readonly string[] => text.split(' ');

/** Groups, each with the emoji that stands for it first. */
export const emoji: readonly (readonly string[])[] = [
  of(
    '😀 😃 😄 😁 😆 😅 😂 🤣 🙂 🙃 😉 😊 😇 🥰 😍 😘 😋 😜 🤪 🤗 🤭 🤔 🤨 😐 😏 🙄 😬 😌 😔 😴 😷 🤒 🥳 😎 🤓 😕 😟 🙁 😮 😲 😳 🥺 😢 😭 😱 😖 😞 😩 😤 😡 🤯',
  ),
  of('👍 👎 👌 ✌️ 🤞 🤝 👏 🙌 🙏 💪 👋 ✋ 👉 👈 👆 👇 ☝️ ✍️ 👀 🙋 🙇 🤷 🤦 💁 🧑‍💻 👩‍🔧 👨‍👩‍👧'),
  of('❤️ 🧡 💛 💚 💙 💜 🖤 💔 💯 ✨ ⭐ 🌟 🔥 🎉 🎊 🎁 🎂 🏆 💐 🌹 ☀️ ⛅ 🌧️ ❄️ 🌈 ⚡'),
  of(
    '📦 🚚 ✈️ 🚲 🏠 🏬 🛒 🛍️ 💳 💶 🧾 📄 📎 📷 📱 💻 🖨️ 🔑 🔒 🔧 🪑 🛋️ 👕 👟 ☕ 🍕 🍎 📅 ⏰ ⏳ 📞 ✉️ 💬 📍 🔍 💡 🔋 🌍',
  ),
  of('✅ ❌ ❗ ❓ ⚠️ ℹ️ ➕ ➖ ➡️ ⬅️ ⬆️ ⬇️ 🔄 🆕 🆗 🔴 🟠 🟢 🔵'),
];
