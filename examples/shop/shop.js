/** The demo shop's cart: it counts, and does nothing else. */
const count = document.querySelector('#count');
for (const button of document.querySelectorAll('[data-product]')) {
  button.addEventListener('click', () => {
    count.value = String(Number(count.value) + 1);
  });
}
