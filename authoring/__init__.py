"""From the text in notebooks/ to what students receive: source/, release/ and the bundle."""
