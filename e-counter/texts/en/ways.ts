import type { WayTexts } from '../way-texts.ts';

export const ways: WayTexts = {
  keys: {
    title: 'Choose your digital key',
    lead: 'A digital key shows the e-counter who you are. Each of these leads to the same account.',
    eidTitle: 'Digital key with the eID',
    eid: {
      title: 'Identity card (eID) with a card reader',
      text: 'Fast and safe. Fills in your registration. Required for the parents’ portal, like the federal keys.',
    },
    federalTitle: 'Federal digital keys (CSAM)',
    federal: {
      title: 'itsme or another federal key',
      text: 'You go through the site of the federal administration and come back here automatically.',
    },
    emailTitle: 'E-mail and password',
    email: {
      title: 'E-mail address and password',
      text: 'A new account has to be approved by the municipality. Does not open the parents’ portal.',
    },
    otherKey: 'Choose another key',
  },
  federalRefusals: {
    cancelled: {
      title: 'Log-in cancelled',
      text: 'You left the federal site before the end. Nothing was passed on to the e-counter.',
    },
    refused: {
      title: 'The federal key could not be verified',
      text: 'The answer of the federal site is not valid, or has expired. Try again, or choose another key.',
    },
    unavailable: {
      title: 'The federal site does not answer',
      text: 'Try again in a few minutes, or choose another key.',
    },
  },
  link: {
    title: 'Link my identity card',
    lead: 'Link your identity card to this account: the municipality no longer has to approve it, and the parents’ portal is open to you.',
    shareLabel: 'Also take over my name and date of birth from the card',
    shareHint:
      'The name in the card’s certificate is taken over in any case. Your address at the e-counter does not change.',
    start: 'Link my card',
    back: 'Back to my account',
  },
  signUp: {
    title: 'Sign up with an e-mail address',
    lead: 'We send you an e-mail to confirm your address. You then fill in the registration form, and the municipality approves your account.',
    submit: 'Send the confirmation e-mail',
    alreadyThere: 'I already have an account',
    sent: {
      title: 'Look at your e-mail',
      text: 'An e-mail is on its way to the address you gave. Open the link in it within the hour. Nothing there? Look in the junk mail too, then check the address and start again.',
    },
    confirm: {
      title: 'Confirm your e-mail address',
      text: 'One more click: your address is then confirmed, and the registration form opens.',
    },
    confirmButton: 'Confirm and go on',
    expired: {
      title: 'This link is no longer valid',
      text: 'It has been used already, or is more than an hour old. Sign up again, or log in if you have an account.',
    },
  },
  newPassword: {
    title: 'New password',
    lead: 'Choose a new password. You will be logged out everywhere else.',
    label: 'Password',
    hint: 'At least 12 characters. Several words in a row make a good password.',
    submit: 'Save the password',
    faults: {
      missing: 'Write a password.',
      'too-short': 'This password is too short: it needs at least 12 characters.',
      'too-long': 'This password is too long: 128 characters at most.',
    },
    changed: {
      title: 'Your password has been changed',
      text: 'Now log in with the new one.',
    },
  },
  lostPassword: {
    title: 'Lost password',
    lead: 'Write the e-mail address of your account. You will get a link to choose a new password.',
    submit: 'Send the link',
    backToLogin: 'Back to the log-in',
    sent: {
      title: 'Look at your e-mail',
      text: 'If there is an account with this address, an e-mail is on its way. Its link is valid for one hour.',
    },
    expired: {
      title: 'This link is no longer valid',
      text: 'It has been used already, or is more than an hour old. Ask for a new one.',
    },
  },
  admission: {
    pending: {
      title: 'Your account is waiting for approval',
      text: 'The municipality has yet to approve your account; you will get an e-mail. Requests that need no log-in are open to you already.',
    },
    refused: {
      title: 'Your account was not approved',
      text: 'The municipality could not approve this account. Visit the town hall, or link your identity card under “My account”.',
    },
    needsProof: {
      title: 'This page asks for your identity card',
      text: 'The parents’ portal is open only with an identity card or a federal key. Link your card to this account, or log out and come back with your card.',
    },
  },
  mails: {
    signUp: {
      subject: 'Confirm your e-mail address – e-counter',
      text: 'Hello,\n\nTo create your account at the e-counter, open this link within the hour:\n\n{link}\n\nYou did not ask for this? Then do nothing: no account will be created.',
    },
    alreadyThere: {
      subject: 'You already have an account – e-counter',
      text: 'Hello,\n\nSomebody, probably you, wanted to create an account at the e-counter with this address. It already has one. Log in here, or reset your password:\n\n{link}',
    },
    lostPassword: {
      subject: 'Your new password – e-counter',
      text: 'Hello,\n\nTo choose a new password, open this link within the hour:\n\n{link}\n\nYou did not ask for this? Then do nothing: your password stays the same.',
    },
    approved: {
      subject: 'Your account has been approved – e-counter',
      text: 'Hello,\n\nThe municipality has approved your account. All secured procedures are open to you:\n\n{link}',
    },
    refused: {
      subject: 'Your account was not approved – e-counter',
      text: 'Hello,\n\nThe municipality could not approve your account. Visit the town hall, or log in to link your identity card to it:\n\n{link}',
    },
  },
  mailEnd: 'The e-counter of your municipality\nThis message is automatic, please do not answer it.',
};
