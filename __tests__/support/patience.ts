/** On a busy machine an emulator alone takes seconds to answer a call. A test that wants longer says so itself. */
jest.setTimeout(180_000);
