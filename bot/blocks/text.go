package blocks

import "github.com/slack-go/slack"

// words are shown as they are: rich text reads no markup.
func words(text string) *slack.RichTextSectionTextElement {
	return slack.NewRichTextSectionTextElement(text, nil)
}

func bold(text string) *slack.RichTextSectionTextElement {
	return slack.NewRichTextSectionTextElement(text, &slack.RichTextSectionTextStyle{Bold: true})
}

func plainText(text string) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.PlainTextType, text, false, false)
}

func paragraph(parts ...slack.RichTextSectionElement) slack.Block {
	return slack.NewRichTextBlock("", slack.NewRichTextSection(parts...))
}
