/** What HubSpot's e-mail form opens with: a draft to the customer, to be made one's own before it is sent. */
export const enLetters = {
  win_back: {
    subject: 'What would bring us back together?',
    body: 'Hello,\n\nit has been a while. What would have to be different for you to consider us again?',
  },
  ask_budget: {
    subject: 'Planning the coming year with you',
    body: 'Hello,\n\nso that our suggestions fit: roughly how much have you set aside for the coming year?',
  },
  ask_referral: {
    subject: 'Whom should we talk to?',
    body: 'Hello,\n\nis there a company you know that we could help as we help you? We mention you only if you agree.',
  },
  appreciate: {
    subject: 'Thank you',
    body: 'Hello,\n\nno offer today: thank you for working with us. If anything could go better, please tell me.',
  },
};
