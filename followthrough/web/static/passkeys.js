// Passkeys are asked for by JavaScript alone. A form marked `data-passkey` shows its button here, asks the browser, and
// sends what the browser answers; without this file it says that JavaScript is needed.

const bytes = text => {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(plain, letter => letter.charCodeAt(0))
}

const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')

const listed = credentials => (credentials || []).map(one => ({ ...one, id: bytes(one.id) }))

const asked = options => ({
  ...options,
  challenge: bytes(options.challenge),
  ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
  ...(options.excludeCredentials && { excludeCredentials: listed(options.excludeCredentials) }),
  ...(options.allowCredentials && { allowCredentials: listed(options.allowCredentials) })
})

const PARTS = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']

const answered = credential => ({
  id: credential.id,
  rawId: text(credential.rawId),
  type: credential.type,
  clientExtensionResults: credential.getClientExtensionResults(),
  response: Object.fromEntries(
    PARTS.filter(part => credential.response[part]).map(part => [part, text(credential.response[part])])
  )
})

const prepare = form => {
  const button = form.querySelector('button')
  const said = form.querySelector('[data-passkey-said]')
  const say = which => { said.textContent = form.querySelector(`[${which}]`).content.textContent }
  if (!window.PublicKeyCredential) {
    say('data-no-passkeys')
    return
  }
  said.textContent = ''
  button.hidden = false
  form.addEventListener('submit', async event => {
    event.preventDefault()
    said.textContent = ''
    const { publicKey } = JSON.parse(form.dataset.options)
    try {
      const credential = await navigator.credentials[form.dataset.passkey]({ publicKey: asked(publicKey) })
      form.elements.credential.value = JSON.stringify(answered(credential))
      form.submit()
    } catch {
      say('data-passkey-failed')
    }
  })
}

document.querySelectorAll('form[data-passkey]').forEach(prepare)
